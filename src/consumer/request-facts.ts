/** What the rules about requests look at. Header names are lower case. */
export interface RequestFacts {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Bytes of the body as far as they were read. */
  readonly bodyBytes: number;
  /** The most bytes a body may have. */
  readonly maxBodyBytes: number;
}
