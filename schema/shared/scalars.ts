import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLCountryCode, GraphQLJSONObject } from 'graphql-scalars';
import { parseInstant, parseLocalDate } from '../../src/domain/shared/dates.js';
import { parseGln, parseGtin, parseSscc } from '../../src/domain/shared/identifiers.js';

/** Plain notation without exponent; how many digits a quantity may have is the item's business, not the scalar's. */
const DECIMAL = /^-?\d{1,20}(\.\d{1,12})?$/;
const UNIT_CODE = /^[A-Z0-9]{2,3}$/;
const CURSOR = /^[A-Za-z0-9_-]{1,1000}$/;

export const LocalDateScalar = textScalar({
  name: 'LocalDate',
  description: 'A calendar date without time or zone, "2027-01-31". Expiry is a date: goods are usable through its end at their site.',
  specifiedByURL: 'https://scalars.graphql.org/chillicream/local-date.html',
  parse: parseLocalDate,
});

export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description: 'An instant in ISO 8601 with an offset or Z. Answers are always in UTC with milliseconds, "2027-01-31T08:15:00.000Z".',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  parse: parseInstant,
});

export const DecimalScalar = textScalar({
  name: 'Decimal',
  description: 'An exact decimal number as text in plain notation, "12.5". Never a float, never an exponent.',
  parse: (text) => (DECIMAL.test(text) ? text : undefined),
});

export const GtinScalar = textScalar({
  name: 'GTIN',
  description: 'A Global Trade Item Number of 8, 12, 13 or 14 digits with a valid check digit. Answers have 14 digits.',
  specifiedByURL: 'https://ref.gs1.org/standards/genspecs/',
  parse: parseGtin,
});

export const GlnScalar = textScalar({
  name: 'GLN',
  description: 'A Global Location Number: 13 digits with a valid check digit.',
  specifiedByURL: 'https://ref.gs1.org/standards/genspecs/',
  parse: parseGln,
});

export const SsccScalar = textScalar({
  name: 'SSCC',
  description:
    'A Serial Shipping Container Code: 18 digits with a valid check digit; input may carry the application identifier 00 in front.',
  specifiedByURL: 'https://ref.gs1.org/standards/genspecs/',
  parse: parseSscc,
});

export const UnitCodeScalar = textScalar({
  name: 'UnitCode',
  description: 'A unit of UN/ECE Recommendation 20: "KGM", "LTR", "EA"; packages of Recommendation 21 follow an X, "XBX".',
  specifiedByURL: 'https://unece.org/trade/documents/2021/06/uncefact-rec20-0',
  parse: (text) => (UNIT_CODE.test(text) ? text : undefined),
});

export const CursorScalar = textScalar({
  name: 'Cursor',
  description: 'A place in a list or in the event stream. Opaque: keep it, hand it back, do not read it.',
  parse: (text) => (CURSOR.test(text) ? text : undefined),
});

export const CountryCodeScalar = new GraphQLScalarType({
  ...GraphQLCountryCode.toConfig(),
  description: 'A country by its two letters in ISO 3166-1, "US".',
  specifiedByURL: 'https://www.iso.org/iso-3166-country-codes.html',
});

export const JsonObjectScalar = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  name: 'JSONObject',
  description: 'A JSON object whose fields are described where it is used.',
});

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL?: string;
  readonly parse: (text: string) => string | undefined;
}

/** Texts that a parser accepts. What we answer was parsed when it came in, so it is passed on as it is. */
function textScalar({ name, description, specifiedByURL, parse }: TextScalar): GraphQLScalarType<string, string> {
  const read = (value: unknown, node?: ValueNode): string => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed === undefined) throw new GraphQLError(`${shown(value)} is not a ${name}.`, node ? { nodes: node } : {});
    return parsed;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    ...(specifiedByURL === undefined ? {} : { specifiedByURL }),
    serialize: (value) => String(value),
    parseValue: (value) => read(value),
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

const SHOWN_LETTERS = 60;
const shown = (value: unknown): string => (JSON.stringify(value) ?? 'A value that is no string').slice(0, SHOWN_LETTERS);
