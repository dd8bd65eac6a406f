export * from '../options/kinds.ts';
