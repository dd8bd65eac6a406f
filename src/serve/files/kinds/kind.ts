import type { Entry } from '../../../entry.ts';

/** What is asked of made bytes. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** Pixels; 1 where the file is no picture. */
  readonly width: number;
  readonly height: number;
}

/** A kind of file whose bytes can be made. File name = the last part of its usual content type. */
export interface FileKind extends Entry {
  readonly contentTypes: readonly string[];
  /** Real bytes of exactly the size; undefined if so few bytes cannot be such a file. */
  make(facts: FileFacts): Buffer | undefined;
}

/** Identity at run time. */
export function defineFileKind(kind: FileKind): FileKind {
  return kind;
}
