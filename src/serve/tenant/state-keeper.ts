import { IqmockError } from '../../errors.ts';
import type { Webhook } from '../../webhook/webhook.ts';
import type { Ask } from '../../world/client-facts.ts';
import type { FileEntity, MessageEntity } from '../../world/entities.ts';
import type { ClientSession } from '../client-api/sessions.ts';
import { encodeArgs } from './encoded-args.ts';
import type { Journal } from './journal.ts';
import type { JournalLine, LineOf } from './journal-format.ts';
import type { Arrival, Happening } from './living-world.ts';
import type { Membership } from './members.ts';

/** Keeps a tenant over restarts: writes each change down before it is answered. */
export class StateKeeper {
  private readonly journal: Journal;
  private isWriting = false;

  constructor(journal: Journal) {
    this.journal = journal;
  }

  /** From now on changes are written down. */
  begin(): void {
    this.isWriting = true;
  }

  /** Nothing is written down until it begins again: what is made now follows from what was written. */
  pause(): void {
    this.isWriting = false;
  }

  arrived({ row, key, spec }: Arrival, at: number): void {
    this.write({ kind: 'row', at, row: row.kind, key, spec });
  }

  /** Before its webhook is handed over: what was handed over is never forgotten. */
  happened(happening: Happening | undefined, webhook: Webhook | undefined, delivery: number): void {
    if (!this.isWriting) return;
    if (happening === undefined) {
      if (webhook !== undefined) this.write({ kind: 'webhook', delivery, ...webhookLine(webhook) });
      return;
    }
    const { event, args, key, body } = happening;
    const isChanged = webhook !== undefined && webhook.body !== body;
    this.write({
      kind: 'event',
      at: event.CreatedAt,
      type: event.Type,
      id: event.Id,
      key,
      args: encodeArgs(args),
      ...(webhook === undefined ? {} : { delivery }),
      ...(isChanged ? { body: Buffer.from(webhook.body).toString('base64') } : {}),
    });
  }

  settled(delivery: number): void {
    this.write({ kind: 'settled', delivery });
  }

  uploaded(file: FileEntity, bytes: Uint8Array): void {
    const { row, uploader } = file;
    const facts = {
      uploader: { $row: uploader.kind, id: uploader.row.Id },
      type: row.Type,
      name: row.Name,
      size: row.Size,
      contentType: row.ContentType,
      width: row.ImageWidth,
      height: row.ImageHeight,
    };
    this.write({
      kind: 'file',
      at: row.CreatedAt,
      id: row.Id,
      facts,
      base64: Buffer.from(bytes).toString('base64'),
    });
  }

  answered({ row }: MessageEntity, state: Ask['state'], answer: Ask['answer'], at: number): void {
    this.write({ kind: 'answer', message: row.Id, state, answer, at });
  }

  opened({ id, token, client, channel, credentials, createdAt: at }: ClientSession): void {
    this.write({
      kind: 'session',
      id,
      token,
      client: client.row.Id,
      channel: channel.row.Id,
      credentials,
      at,
    });
  }

  joined({ chat, operator, isIn, at }: Membership): void {
    this.write({ kind: 'member', chat: chat.row.Id, operator: operator.row.Id, isIn, at });
  }

  advanced(by: number): void {
    this.write({ kind: 'clock', by });
  }

  reset(at: number, seed: number, scenario: string | undefined): void {
    this.write({ kind: 'reset', at, seed, scenario: scenario ?? null });
  }

  close(): void {
    this.journal.close();
  }

  private write(line: JournalLine): void {
    if (!this.isWriting) return;
    try {
      this.journal.write(line);
    } catch (cause) {
      throw new IqmockError('OUTPUT', `The state cannot be written: ${(cause as Error).message}.`, {
        hint: 'Free some space; what was answered OK before is kept.',
        cause,
      });
    }
  }
}

function webhookLine({
  type,
  eventId,
  chatId,
  clientId,
  createdAt,
  summary,
  body,
}: Webhook): Pick<LineOf<'webhook'>, 'facts' | 'body'> {
  const facts = { type, eventId, chatId, clientId, createdAt, summary: summary() };
  return { facts, body: Buffer.from(body).toString('base64') };
}
