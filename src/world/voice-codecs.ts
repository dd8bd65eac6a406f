/** How voices are recorded: at a constant bitrate, so that size and length follow from each other. */
export interface VoiceCodec {
  readonly contentType: string;
  readonly frameMs: number;
  /** The size of a number of frames, in bytes. */
  sizeOf(frames: number): number;
  /** The most frames that have no more bytes than these. */
  framesOf(size: number): number;
}

const mp3FrameBytes = 384;

/** MP3 at 128 kbit/s and 48 kHz: 384 bytes for each 24 ms. */
export const mp3: VoiceCodec = {
  contentType: 'audio/mpeg',
  frameMs: 24,
  sizeOf: (frames) => frames * mp3FrameBytes,
  framesOf: (size) => Math.floor(size / mp3FrameBytes),
};

const opusHeadBytes = 47 + 64;
const opusFrameBytes = 61;
const opusPageFrames = 50;
const opusPageBytes = opusPageFrames * opusFrameBytes + 27;

/**
 * Opus at 24 kbit/s in Ogg: 60 bytes for each 20 ms and a byte of lacing, 50 of them on a page with 27 bytes before, after two
 * pages of headers.
 */
export const opus: VoiceCodec = {
  contentType: 'audio/ogg',
  frameMs: 20,
  sizeOf: (frames) => opusHeadBytes + frames * opusFrameBytes + Math.ceil(frames / opusPageFrames) * 27,
  framesOf(size) {
    const left = Math.max(0, size - opusHeadBytes);
    const pages = Math.floor(left / opusPageBytes);
    const onTheLast = Math.floor((left - pages * opusPageBytes - 27) / opusFrameBytes);
    return pages * opusPageFrames + Math.max(0, onTheLast);
  },
};

/** How long a voice message of a size is, ms; 0 for a type of which nothing is known. */
export function voiceLengthMs(contentType: string, size: number): number {
  const codec = [mp3, opus].find((one) => one.contentType === contentType);
  return codec === undefined ? 0 : codec.framesOf(size) * codec.frameMs;
}
