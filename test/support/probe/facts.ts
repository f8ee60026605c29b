/** What a tenant's things are called, the same names for every tenant: a fact of one has its twin in the other. */
export type Facts = Readonly<Record<string, string>>;
