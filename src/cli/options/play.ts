export * from '../../scenario/options.ts';
