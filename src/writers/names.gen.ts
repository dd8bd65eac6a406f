// Made by `npm run gen`; do not edit.
/** The names of the catalogue in this folder. */
export const writerNames: readonly string[] = ["github","html","json","junit","ndjson","text"];
