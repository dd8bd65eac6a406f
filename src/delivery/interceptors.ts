import type { Delivery, Interceptor, InterceptorContext, Sender } from './delivery.ts';

/** A delivery of the same bytes again; `suffix` distinguishes several copies of one delivery. */
export function copyDelivery(delivery: Delivery, suffix: string | number): Delivery {
  return { ...delivery, id: `${delivery.id}~${suffix}`, copyOf: delivery.copyOf ?? delivery.id };
}

/** Wraps a sender in interceptors; the first one is the outermost. */
export function withInterceptors(
  sender: Sender,
  interceptors: readonly Interceptor[],
  context: InterceptorContext,
): Sender {
  return interceptors.reduceRight((inner, interceptor) => interceptor(inner, context), sender);
}
