// Made by `npm run gen`; do not edit.
/** The names of the catalogue in this folder. */
export const writerNames: readonly string[] = ["github","html","json","junit","ndjson","text"];

/** Those that go to a file where none is named. */
export const writerNamesToFile: readonly string[] = ["html","junit"];

/** Those that may go to a file that the environment names. */
export const writerNamesByEnvironment: readonly string[] = ["github"];
