import type { DeliverySender } from '../../delivery/sender.ts';

/** Senders that were replaced, as long as a try of theirs is in flight. */
export class RetiredSenders {
  private readonly senders = new Set<DeliverySender>();

  /** Makes no more tries, and closes it when those in flight have ended. */
  retire(sender: DeliverySender): void {
    sender.stop('the destination changed');
    this.senders.add(sender);
    void this.end(sender);
  }

  /** Aborts what is in progress. */
  async close(): Promise<void> {
    await Promise.all([...this.senders].map((sender) => sender.close()));
  }

  private async end(sender: DeliverySender): Promise<void> {
    await sender.drain();
    await sender.close();
    this.senders.delete(sender);
  }
}
