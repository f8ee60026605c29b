/**
 * How much a client may ask, in one place: the same over HTTP, WebSocket and event stream. docs/guides/limits.md explains each number, and a
 * test holds the two together.
 */

/** Words and signs of a document: counted by the parser before anything is built. The IDE's introspection has 600. */
export const MAXIMUM_TOKENS = 2_000;
/** Levels of fields, the root field being the first. Introspection has its own rule. */
export const MAXIMUM_DEPTH = 10;
/** Aliases of a document, counted where fragments are spread: each makes a field run once more. */
export const MAXIMUM_ALIASES = 15;
/** Fields of Query or Mutation in one operation, counted where fragments are spread. */
export const MAXIMUM_ROOT_FIELDS = 20;
/** Directives written in a document. */
export const MAXIMUM_DIRECTIVES = 50;
/** Pairs of fields with the same name in an answer: validation compares each with each. 300 of one name are 45,000 pairs. */
export const MAXIMUM_PAIRS = 100_000;

/** Rows of a page, by `first`; and how many when it is not said. */
export const MAXIMUM_PAGE = 250;
export const DEFAULT_PAGE = 50;
/** Values of one list of an input, in the document, in variables, in defaults, at any level. */
export const MAXIMUM_LIST = 250;
/** Levels of lists and objects in one input. */
export const MAXIMUM_INPUT_LEVELS = 20;
/** Characters of a text; codes and names are held to less by what they are for. */
export const MAXIMUM_TEXT = 4_096;
/** Characters of the few fields that carry files and documents; 128 KiB in base64 are 174,764. */
export const LONG_TEXTS: Readonly<Record<string, number>> = { content: 180_000, contentBase64: 180_000, body: 65_536 };
/** Digits of a number, with sign, point and exponent. */
export const MAXIMUM_DIGITS = 40;

/** Points of one operation, by docs/guides/limits.md. */
export const MAXIMUM_COST = 1_000;

/** Bytes of an operation, by its way in. */
export const HTTP_OPERATION_BYTES = 256 * 1_024;
export const SOCKET_OPERATION_BYTES = 64 * 1_024;
