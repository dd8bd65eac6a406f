// Made by `npm run gen`; do not edit.
/** The names of the catalogue in this folder. */
export const autoDeedNames = ["assign","close","read","receive","reply"] as const;
