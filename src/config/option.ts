export * from '../options/option.ts';
