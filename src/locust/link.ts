import type { Packr } from 'msgpackr';
import type { Dealer } from 'zeromq';
import { readMessage, type FromMaster, type WorkerMessage } from './messages.ts';
import type { Peers } from './peers.ts';

/** What happens at the other end of a link. */
export interface LinkEvents {
  connected(): void;
  disconnected(): void;
  received(message: FromMaster): void;
}

/** A connection to a master that comes back by itself. */
export interface Link {
  /** Sends, if there is a connection; else the message is dropped: a later master has no use for it. */
  send(type: WorkerMessage, data: unknown): void;
  /** Reconnects. */
  reopen(): void;
  /** Sends what is in progress and closes. */
  close(): Promise<void>;
}

/** Whom a worker talks to, and under which name. */
export interface LinkSettings {
  /** `host:port` */
  readonly master: string;
  readonly nodeId: string;
}

const reconnectMs = 500;
/** How long a master may be silent before it counts as gone, even without an error from its machine. */
const aliveMs = 3000;
const lingerMs = 1000;
const mostBytes = 4_000_000;

/** Connects to a master, whether it is there yet or not. */
export function openLink(peers: Peers, settings: LinkSettings, events: LinkEvents): Link {
  return new MasterLink(peers, settings, events);
}

class MasterLink implements Link {
  private readonly zeromq: Peers['zeromq'];
  private readonly settings: LinkSettings;
  private readonly events: LinkEvents;
  private readonly packer: Packr;
  private isOpen = true;
  private isConnected = false;
  private sending = Promise.resolve();
  private socket: Dealer;

  constructor({ zeromq, msgpackr }: Peers, settings: LinkSettings, events: LinkEvents) {
    this.zeromq = zeromq;
    this.settings = settings;
    this.events = events;
    // Maps, so that no text of a stranger is a key of an object, and so that keys may be numbers.
    this.packer = new msgpackr.Packr({ useRecords: false, mapsAsObjects: false, int64AsType: 'number' });
    this.socket = this.open();
  }

  send(type: WorkerMessage, data: unknown): void {
    if (!this.isConnected) return;
    const dealer = this.socket;
    const frame = Buffer.from(this.packer.pack([type, data, this.settings.nodeId]));
    this.sending = this.sending.then(() => dealer.send(frame)).catch(() => undefined);
  }

  reopen(): void {
    this.renew();
  }

  async close(): Promise<void> {
    this.isOpen = false;
    await this.sending;
    this.socket.close();
  }

  private open(): Dealer {
    const dealer = new this.zeromq.Dealer({
      routingId: this.settings.nodeId,
      linger: lingerMs,
      sendTimeout: 0,
      maxMessageSize: mostBytes,
      reconnectInterval: reconnectMs,
      heartbeatInterval: aliveMs / 3,
      heartbeatTimeout: aliveMs,
    });
    dealer.events.on('handshake', () => {
      if (!this.isOpen || dealer !== this.socket || this.isConnected) return;
      this.isConnected = true;
      this.events.connected();
    });
    dealer.events.on('disconnect', () => {
      if (this.isOpen && dealer === this.socket && this.isConnected) this.renew();
    });
    dealer.connect(`tcp://${this.settings.master}`);
    void this.receive(dealer);
    return dealer;
  }

  private async receive(dealer: Dealer): Promise<void> {
    try {
      for await (const frames of dealer) {
        const message = this.unpack(frames.at(-1));
        if (message !== undefined && dealer === this.socket) this.events.received(message);
      }
    } catch {
      // A socket that is closed while it is read ends so.
    }
  }

  private unpack(frame: Buffer | undefined): FromMaster | undefined {
    try {
      return frame === undefined ? undefined : readMessage(this.packer.unpack(frame));
    } catch {
      return undefined;
    }
  }

  /** A new socket: what waits in the old one was meant for a master that is gone. */
  private renew(): void {
    const old = this.socket;
    const wasConnected = this.isConnected;
    this.isConnected = false;
    old.linger = 0;
    old.close();
    if (this.isOpen) this.socket = this.open();
    if (wasConnected) this.events.disconnected();
  }
}
