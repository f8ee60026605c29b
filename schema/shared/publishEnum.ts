import { registerEnumType } from 'type-graphql';

interface PublishedEnum<Value extends string> {
  readonly name: string;
  readonly description: string;
  /** What each value means: a value without words does not compile. */
  readonly values: Readonly<Record<Value, string>>;
}

/** Publishes codes of the domain as an enum, in SCREAMING_SNAKE_CASE whatever their spelling inside. Answers the type for `@Field(() => ...)`. */
export function publishEnum<Value extends string>({ name, description, values }: PublishedEnum<Value>): Record<string, Value> {
  const codes = Object.keys(values) as Value[];
  const published = Object.fromEntries(codes.map((code) => [publishedName(code), code]));
  const valuesConfig = Object.fromEntries(codes.map((code) => [publishedName(code), { description: values[code] }]));
  registerEnumType(published, { name, description, valuesConfig });
  return published;
}

const publishedName = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
