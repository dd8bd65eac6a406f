import { describe, expect, it } from 'vitest';
import { IqmockError } from '../../src/errors.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { Encoder } from '../../src/model/encode.ts';
import { applyOverrides } from '../../src/scenario/override.ts';
import { parseOverride } from '../../src/scenario/override-flag.ts';
import { rehearse } from '../../src/scenario/rehearse.ts';
import { inChat, payloadOf, settingsFor, textOf, webhooksOf } from '../support/play.ts';

const steps = `- message: { chat: chat, from: maria, text: Где заказ?, as: question }
- message: { chat: chat, from: anna, text: Сейчас, as: answer }
- close: { chat: chat }
`;
const plain = webhooksOf(inChat(steps));

/** The webhooks of the same chat with a flag on the command line, rehearsed as the command does. */
function withFlags(...set: string[]): ReturnType<typeof webhooksOf> {
  const scenario = parseScenario(inChat(steps), 'test.yaml', { overrides: { set } });
  rehearse(scenario, settingsFor(scenario));
  return webhooksOf(inChat(steps), { set });
}

function errorOf(act: () => unknown): IqmockError {
  try {
    act();
  } catch (error) {
    if (error instanceof IqmockError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('set', () => {
  const changed = webhooksOf(
    inChat(`- message: { chat: chat, from: maria, text: Где заказ?, as: question }
- message: { chat: chat, from: anna, text: Сейчас }
  set:
    ChatEvent.Actor: system
    Rels.Clients[0].Name: Имя № {{ maria.Id }}
    Rels.Clients.0.ShortName: X
    ChatEvent.MessageId: '{{ question.Id }}'
    Rels.ChatMessages[0].UserId: null
  set_raw:
    ChatEvent.Id: seven
    Rels.Users: { none: [1, 2] }
- close: { chat: chat }
`),
  );
  const [, , question, answer, closed] = changed.map(payloadOf);

  it('changes what it names, and nothing else', () => {
    expect(answer?.ChatEvent['Actor']).toBe('system');
    expect(answer?.Rels['Clients']?.[0]?.['Name']).toBe(`Имя № ${String(question?.ChatEvent['ClientId'])}`);
    expect(answer?.Rels['Clients']?.[0]?.['ShortName']).toBe('X');
    expect(answer?.ChatEvent['Id']).toBe('seven');
    expect(answer?.Rels['Users']).toEqual({ none: [1, 2] });
    expect(answer?.Rels['ChatMessages']?.[0]?.['UserId']).toBeNull();
    expect(question).toEqual(plain[2] && payloadOf(plain[2]));
    expect(closed).toEqual(plain[4] && payloadOf(plain[4]));
  });

  it('keeps the type of a value that is one single template', () => {
    expect(answer?.ChatEvent['MessageId']).toBe(question?.ChatEvent['MessageId']);
    expect(answer?.ChatEvent['MessageId']).toBeTypeOf('number');
  });

  it('keeps the order of keys', () => {
    const original = plain[3] && payloadOf(plain[3]);
    expect(Object.keys(answer?.ChatEvent ?? {})).toEqual(Object.keys(original?.ChatEvent ?? {}));
    expect(Object.keys(answer?.Rels ?? {})).toEqual(Object.keys(original?.Rels ?? {}));
  });

  it('tells the facts of the changed payload', () => {
    const [webhook] = webhooksOf(
      inChat('- typing: { chat: chat, by: maria }\n  set: { ChatEvent.Id: 7, ChatEvent.ChatId: 8 }'),
    ).slice(-1);
    expect(webhook).toMatchObject({ eventId: 7, chatId: 8, type: 'typing' });
  });

  it('finds its place in a rehearsal, which makes no other bodies', () => {
    const sizes: number[] = [];
    const yaml = inChat(
      '- message: { chat: chat, from: maria, text: Да }\n- typing: { chat: chat, by: maria }\n  set: { ChatEvent.Id: 7 }',
    );
    const scenario = parseScenario(yaml, 'test.yaml');
    rehearse(scenario, settingsFor(scenario), (output) => {
      if (output.kind === 'webhook') sizes.push(output.body.length);
    });
    expect(sizes.map((size) => size > 0)).toEqual([false, false, false, true]);
  });

  it('is refused where the payload lacks its path', () => {
    const yaml = inChat('- typing: { chat: chat, by: maria }\n  set_raw: { Rels.ChatMessages.0.Text: x }');
    const scenario = parseScenario(yaml, 'test.yaml');
    const error = errorOf(() => rehearse(scenario, settingsFor(scenario)));
    expect(error).toMatchObject({ code: 'OVERRIDE', mistakes: [{ file: 'test.yaml', line: 10, column: 5 }] });
    expect(error.message).toMatch(/no "Rels\.ChatMessages\.0\.Text" in this typing/);
  });
});

describe('--set', () => {
  it('changes every payload that has the path, in the type of what stands there', () => {
    const webhooks = withFlags(
      'Rels.Clients[0].Name=Иван=да',
      'ChatEvent.MessageId=5',
      'Rels.Clients[0].Online=false',
    );
    for (const webhook of webhooks) {
      const { ChatEvent, Rels } = payloadOf(webhook);
      expect(ChatEvent['MessageId']).toBe(5);
      expect(Rels['Clients']?.[0]).toMatchObject({ Name: 'Иван=да', Online: false });
    }
  });

  it('takes JSON of any type after :=', () => {
    const [first] = withFlags('ChatEvent.Id:="seven"', 'ChatEvent.CreatedAt:={"a":[1,null]}');
    expect(first && payloadOf(first).ChatEvent).toMatchObject({ Id: 'seven', CreatedAt: { a: [1, null] } });
  });

  it('changes one step, by its name or its number', () => {
    const byName = withFlags('answer.ChatEvent.Id=7').map(({ eventId }) => eventId);
    const byNumber = withFlags('4.ChatEvent.Id=7').map(({ eventId }) => eventId);
    expect(byName).toEqual(byNumber);
    expect(byName.indexOf(7)).toBe(3);
    expect(byName.filter((id) => id === 7)).toHaveLength(1);
  });

  it('leaves all other bytes', () => {
    const webhooks = withFlags('question.ChatEvent.Id=7');
    expect(webhooks.filter((_, index) => index !== 2).map(textOf)).toEqual(
      plain.filter((_, index) => index !== 2).map(textOf),
    );
  });

  it.each([
    ['ChatEvent.Idd=7', /"ChatEvent" has no "Idd"/, /ChatEvent\.Id/],
    ['ChatEvnt.Id=7', /no "ChatEvnt"/, /ChatEvent/],
    ['Rels.Clients.Name=x', /is a list/, /Rels\.Clients\[0\]\.Name/],
    ['ChatEvent.Id=seven', /holds a whole number, not "seven"/, /ChatEvent\.Id:="seven"/],
    ['ChatEvent.Id:=seven', /not JSON/, /:=null|:="text"/],
    ['ChatEvent.Id.x=1', /plain value/, /ChatEvent\.Id/],
    ['ChatEvent.Id', /not an override/, /ChatEvent\.Actor=system/],
    ['Rels.Files[0].Name=x.pdf', /in any payload of played/, /Rels\./],
    ['Rels.Clients[3].Name=x', /in any payload/, /Rels\.Clients\[0\]\.Name/],
    ['anser.ChatEvent.Id=7', /No step of played is called "anser"/, /"answer"/],
    ['9.ChatEvent.Id=7', /called "9"/, /1\.ChatEvent\.Id/],
    ['answer.Rels.Files[0].Name=x', /in any payload/, /Rels\./],
  ])('refuses %s', (flag, message, hint) => {
    const error = errorOf(() => withFlags(flag));
    expect(error.code).toBe('OVERRIDE');
    expect(error.exitCode).toBe(2);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    // A flag is not in the file, so no place in the file is blamed.
    expect(error.mistakes.every(({ line }) => line === undefined)).toBe(true);
  });

  it('knows what an era does not have', () => {
    expect(errorOf(() => parseOverride('Rels.Chats[0].Type=regular', '2018')).hint).toMatch(/2022/);
    expect(parseOverride('Rels.Chats[0].Type=info', '2022').path).toEqual(['Rels', 'Chats', 0, 'Type']);
  });

  it('where null stands, takes the type that the schema gives', () => {
    const body = Buffer.from('{"ChatEvent":{"UserId":null,"Actor":""},"Rels":{}}');
    const put = (flag: string): unknown =>
      JSON.parse(
        Buffer.from(
          applyOverrides(body, [parseOverride(flag, '2023')], new Encoder('2023')).bytes,
        ).toString(),
      );
    expect(put('ChatEvent.UserId=55')).toMatchObject({ ChatEvent: { UserId: 55 } });
    expect(put('ChatEvent.UserId=null')).toMatchObject({ ChatEvent: { UserId: null } });
    expect(put('ChatEvent.Actor=null')).toMatchObject({ ChatEvent: { Actor: 'null' } });
  });
});
