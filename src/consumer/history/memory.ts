import type { RowData } from '../../model/encode.ts';
import type { EraName } from '../../model/profile.ts';
import type { Body } from '../body.ts';
import { ChatMemory } from './chat-memory.ts';
import { learn } from './learn.ts';
import type { Identity, Past, StreamOrder } from './past.ts';
import { ProjectMemory } from './project-memory.ts';
import { RecentMap } from './recent-map.ts';
import { isObject } from '../../own.ts';

const rememberedProjects = 1000;
/** Event ids of one run lie closer together. */
const farthestInRun = 2 ** 20;

/** The history of a stream of bodies, in bounded memory. */
export class Memory {
  private readonly order: StreamOrder;
  private readonly projects = new RecentMap<number, ProjectMemory>(rememberedProjects);
  private readonly chats: RecentMap<string, ChatMemory>;

  constructor(options: { readonly order: StreamOrder; readonly maxChats: number }) {
    this.order = options.order;
    this.chats = new RecentMap(options.maxChats);
  }

  /** Chats remembered, and chats forgotten for want of room. */
  get chatCounts(): { readonly remembered: number; readonly forgotten: number } {
    return { remembered: this.chats.size, forgotten: this.chats.dropped };
  }

  /**
   * A body is about to be read. Where its id is far from all others of the project, another run of a tenant with the same
   * project begins, and what was seen of the one before does not apply to it.
   */
  meet(projectId: number, eventId: unknown): void {
    const last = this.projects.get(projectId)?.lastEventId ?? 0;
    if (typeof eventId !== 'number' || eventId === 0 || last === 0) return;
    if (Math.abs(eventId - last) > farthestInRun) this.projects.set(projectId, new ProjectMemory());
  }

  /** The era of the project's earlier bodies. */
  eraOf(projectId: number): EraName | undefined {
    return this.projects.get(projectId)?.era;
  }

  /** Keeps the era of a project. */
  setEra(projectId: number, era: EraName): void {
    this.project(projectId).era = era;
  }

  /** What was seen before this body. */
  past(identity: Identity): Past {
    const { eventId } = identity;
    const chat = this.chats.get(chatKey(identity));
    const print = eventId === 0 ? undefined : chat?.printOf(eventId);
    return {
      order: this.order,
      project: this.project(identity.projectId),
      chat,
      repeat: print === undefined ? undefined : print === identity.print ? 'same' : 'other',
      late: eventId !== 0 && chat !== undefined && eventId < chat.lastEventId,
    };
  }

  /** Takes a body into the history. A repeat of the same bytes changes nothing. */
  take(body: Body, identity: Identity, past: Past): void {
    if (past.repeat === 'same') return;
    let { chat } = past;
    if (chat === undefined) {
      chat = new ChatMemory(identity.createdAt);
      this.chats.set(chatKey(identity), chat);
    }
    learn(body, identity, past, chat);
  }

  private project(id: number): ProjectMemory {
    let project = this.projects.get(id);
    if (project === undefined) {
      project = new ProjectMemory();
      this.projects.set(id, project);
    }
    return project;
  }
}

/** The ids of a body; undefined if one that history needs is missing. */
export function identify(body: Body, bytes: Uint8Array): Identity | undefined {
  const { Id: eventId, ChatId: chatId, CreatedAt: createdAt } = body.event;
  if (typeof eventId !== 'number' || typeof chatId !== 'number' || typeof createdAt !== 'number')
    return undefined;
  return {
    eventId,
    chatId,
    createdAt,
    projectId: projectOf(body),
    print: eventId === 0 ? 0 : fingerprint(bytes),
  };
}

/** The project of a body, by its chat if that is known; 0 if it does not say. */
export function projectOf({ chat, rels }: { readonly chat?: RowData; readonly rels: RowData }): number {
  const own = chat?.['ProjectId'];
  if (typeof own === 'number') return own;
  const { Projects: projects } = rels;
  const first: unknown = Array.isArray(projects) ? projects[0] : undefined;
  return isObject(first) && typeof first['Id'] === 'number' ? first['Id'] : 0;
}

function chatKey({ projectId, chatId }: Identity): string {
  return `${projectId}/${chatId}`;
}

/** A hash to compare bytes by: FNV-1a, four bytes at a step. */
export function fingerprint(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.byteLength & ~3;
  let print = 0x811c9dc5;
  for (let at = 0; at < whole; at += 4) {
    print = Math.imul(print ^ view.getInt32(at, true), 0x01000193);
    print ^= print >>> 15;
  }
  for (let at = whole; at < bytes.byteLength; at++) print = Math.imul(print ^ view.getUint8(at), 0x01000193);
  // The length in the upper bits makes a chance match of two different bodies rarer still.
  return (print >>> 0) + (bytes.byteLength % 0x10_0000) * 0x1_0000_0000;
}
