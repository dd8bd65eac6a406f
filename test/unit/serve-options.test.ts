import { expect, test } from 'vitest';
import { IqmockError } from '../../src/errors.ts';
import { parseServeOptions } from '../../src/serve/check-options.ts';

const refusals: readonly (readonly [object, RegExp])[] = [
  [{ noCommands: true }, /there is no option "noCommands"/],
  [{ maxPendin: 3 }, /there is no option "maxPendin"/],
  [{ maxPending: 0 }, /maxPending/],
  [{ keepMessages: 2.5 }, /keepMessages/],
  [{ maxUploadBytes: 1e10 }, /maxUploadBytes/],
  [{ port: 65_536 }, /port/],
  [{ host: '' }, /host/],
  [{ allowRemote: 'perhaps' }, /allowRemote/],
  [{ signup: 'closed' }, /signup/],
  [{ allowedHosts: {} }, /allowedHosts/],
  [{ scenarios: 'support-chat' }, /scenarios cannot be/],
  [{ onBug: 'log' }, /onBug cannot be/],
  [{ profile: '2019' }, /profile/],
  [{ auto: ['reply', 'replies'] }, /auto: "replies" is none of assign, close, read, receive, reply/],
];

test.each(refusals)('startServer refuses %j', (options, message) => {
  const check = (): unknown => parseServeOptions(options);
  expect(check).toThrow(IqmockError);
  expect(check).toThrow(message);
});

test('startServer takes what the command line and a program give', () => {
  parseServeOptions({
    to: 3000,
    port: 0,
    host: '::1',
    allowedHosts: ['mock'],
    allowRemote: false,
    signup: 'known',
    maxPending: 1,
    keepMessages: 1,
    maxUploadBytes: 1,
    scenarios: [],
    fault: ['duplicate:5%'],
    onBug: () => undefined,
  });
});

test('startServer takes texts as the command line does', () => {
  expect(parseServeOptions({ auto: 'reply, read', maxPending: '5', allowedHosts: 'a,b' } as never)).toEqual({
    auto: ['reply', 'read'],
    maxPending: 5,
    allowedHosts: ['a', 'b'],
  });
  expect(parseServeOptions({ auto: [] })).toEqual({ auto: [] });
});
