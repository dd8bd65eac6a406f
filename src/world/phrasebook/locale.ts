/** The language of a phrase book. */
export type Locale = 'ru' | 'en';
