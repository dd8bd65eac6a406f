import type { ReceivedFacts } from './received.ts';
import { chooseHeaders, choosePath, type HeaderChoice } from './recorded-headers.ts';
import { recordBody, type RecordedRequest } from './recording.ts';

/** A request as a recording keeps it. */
export function toRecorded(received: ReceivedFacts, choice: HeaderChoice = {}): RecordedRequest {
  const { receivedAt, gapMs, method, path, headers, status, body } = received;
  return {
    kind: 'request',
    receivedAt,
    gapMs,
    method,
    path: choosePath(path, choice),
    headers: chooseHeaders(headers, choice),
    status,
    ...recordBody(body),
  };
}
