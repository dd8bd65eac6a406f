import type { Random } from '../../env/random.ts';
import { ownValue } from '../../own.ts';
import { mp3, opus, type VoiceCodec } from '../voice-codecs.ts';

/** What may be sent along with a message. */
export type AttachmentForm = 'file' | 'image' | 'voice';

/** A generated file. */
export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** Pixels; images only. */
  readonly width?: number;
  readonly height?: number;
  /** Voice messages only. */
  readonly durationMs?: number;
}

type Facts = Omit<Attachment, 'name'>;

const pdf = 'application/pdf';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Content type, least and greatest size in bytes. */
const documents: Readonly<Record<string, readonly [string, number, number]>> = {
  pdf: [pdf, 48_000, 940_000],
  docx: [docx, 14_000, 120_000],
  xlsx: [xlsx, 9_000, 84_000],
  txt: ['text/plain', 900, 46_000],
};

type Sizes = readonly [readonly [number, number], ...(readonly [number, number])[]];

/** Screens of phones: what clients send. */
const phones: Sizes = [
  [1080, 2400],
  [1170, 2532],
  [1080, 2340],
  [720, 1600],
];
/** Screens of desks: what operators send. */
const desktops: Sizes = [
  [1920, 1080],
  [1366, 768],
  [1440, 900],
];
const photos: Sizes = [
  [3024, 4032],
  [4032, 3024],
  [3000, 4000],
  [1600, 1200],
];

/** Content type, size and measures that fit a file of this name. */
export function fileFacts(
  name: string,
  form: AttachmentForm,
  from: 'client' | 'user',
  random: Random,
): Facts {
  if (form === 'voice') return voiceFacts(name.endsWith('.mp3') ? mp3 : opus, random);
  if (form === 'image') return imageFacts(name.endsWith('.png'), from, random);
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const [contentType, least, greatest] = ownValue(documents, extension) ?? [
    'application/octet-stream',
    1_000,
    90_000,
  ];
  return { contentType, size: random.integer(least, greatest) };
}

function imageFacts(isScreenshot: boolean, from: 'client' | 'user', random: Random): Facts {
  const sizes = isScreenshot ? (from === 'client' ? phones : desktops) : photos;
  const [width, height] = random.pick(sizes);
  // About a tenth of a byte per pixel in a screenshot, a quarter in a photo.
  const bytesPerPixel = isScreenshot ? 0.06 + random.next() * 0.14 : 0.16 + random.next() * 0.2;
  return {
    contentType: isScreenshot ? 'image/png' : 'image/jpeg',
    size: Math.round(width * height * bytesPerPixel),
    width,
    height,
  };
}

function voiceFacts({ contentType, frameMs, sizeOf }: VoiceCodec, random: Random): Facts {
  const frames = Math.ceil(random.integer(1_800, 42_000) / frameMs);
  return { contentType, size: sizeOf(frames), durationMs: frames * frameMs };
}

/** The name of a voice message recorded at this time: `voice_20231122.ogg`. */
export function voiceName(atMs: number, extension: 'mp3' | 'ogg'): string {
  return `voice_${new Date(atMs).toISOString().slice(0, 10).replaceAll('-', '')}.${extension}`;
}
