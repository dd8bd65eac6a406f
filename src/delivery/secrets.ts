export * from '../secrets/mask.ts';
