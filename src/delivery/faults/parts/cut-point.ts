import type { CutPoint } from '../../wire-shape.ts';
import {
  isTextOrNumber,
  parseByteCount,
  readShare,
  showBytes,
  showShare,
  type Parameter,
} from './parameter.ts';

/** Where a request is cut. */
export function cutPoint({
  doc,
  default: value,
}: {
  readonly doc: string;
  readonly default: CutPoint;
}): Parameter<CutPoint> {
  return {
    doc,
    takes: 'headers, body, a part of the body such as 50%, or a size such as 2kB',
    default: value,
    schema: {
      anyOf: [
        { type: 'integer', minimum: 0 },
        { type: 'string', pattern: '^(headers|body|\\d+(\\.\\d+)?( ?(B|kB|KB|MB)|%)?)$' },
      ],
    },
    read(written) {
      if (written === 'headers' || written === 'body') return written;
      if (!isTextOrNumber(written)) return undefined;
      if (String(written).endsWith('%')) {
        const share = readShare(written);
        return share === undefined ? undefined : { share };
      }
      const bytes = parseByteCount(written);
      return bytes === undefined ? undefined : { bytes };
    },
    show: (point) => {
      if (typeof point === 'string') return point;
      return 'share' in point ? showShare(point.share) : showBytes(point.bytes);
    },
  };
}
