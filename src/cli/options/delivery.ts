export { deliveryOptions } from '../../delivery/options/index.ts';
