/** Small mistakes that a consumer can make, one switch each. */
export type Mistakes = ReadonlySet<string>;
