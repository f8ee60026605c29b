/** A value only its parser makes: `Brand<string, 'Gtin'>` is a string the compiler will not confuse with any other. */
export type Brand<Value, Name extends string> = Value & { readonly __brand: Name };
