import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/load.ts';
import { inChat, messageText, payloadOf, webhooksOf, startMs } from '../support/play.ts';

/** What a text becomes, as the last message of a chat in which maria asked a `question` with a document. */
function filled(text: string, overrides: Parameters<typeof webhooksOf>[1] = {}): unknown {
  const steps = `- message: { chat: chat, from: maria, text: Где заказ?, as: question }
- message: { chat: chat, from: maria, file: { name: 'к делу {{ chat.Id }}.pdf' }, as: paper }
- message: { chat: chat, from: anna, text: ${JSON.stringify(text)} }
`;
  const last = webhooksOf(inChat(steps), overrides).at(-1);
  return last === undefined ? undefined : messageText(last);
}

describe('templates', () => {
  const webhooks = webhooksOf(
    inChat('- message: { chat: chat, from: maria, text: Где заказ?, as: question }'),
  );
  const client = webhooks.map(payloadOf)[0]?.Rels['Clients']?.[0] as {
    Id: number;
    Name: string;
    Details: { FirstName: string };
  };
  const chatId = String(webhooks[0]?.chatId);

  it('fill in fields of rows', () => {
    expect(filled('{{ maria.Name }} ({{maria.Id}})')).toBe(`${client.Name} (${client.Id})`);
    expect(filled('{{ maria.Details.FirstName }}: {{ question.Text }}')).toBe(
      `${client.Details.FirstName}: Где заказ?`,
    );
    expect(filled('{{ question.ReadAt }}|{{ question.Read }}')).toBe('|false');
    expect(filled('{{ anna.DisplayName }} {{ support.Type }} {{ project.Id }}')).toMatch(/^\S.* iqchat \d+$/);
  });

  it('fill in the clock of the tenant', () => {
    expect(Number(filled('{{ now }}'))).toBeGreaterThan(startMs);
    expect(filled('{{ now | date: "%Y-%m-%d %H:%M" }}')).toBe('2024-03-01 09:00');
    expect(filled('{{ question.CreatedAt | date: "%d.%m.%Y" }}')).toBe('01.03.2024');
  });

  it('know filters, conditions and loops', () => {
    expect(filled('{{ maria.Name | upcase | append: "!" }}')).toBe(`${client.Name.toUpperCase()}!`);
    expect(filled('{% if question.Text contains "заказ" %}да{% else %}нет{% endif %}')).toBe('да');
    expect(filled('{% for n in (1..3) %}{{ n }};{% endfor %}')).toBe('1;2;3;');
    expect(filled('{% assign word = "мир" %}{{ word }} {{ chat.Id | plus: 1 }}')).toBe(
      `мир ${Number(chatId) + 1}`,
    );
  });

  it('make values up by the seed and the language', () => {
    const made = filled('{{ faker.person.firstName }} {{ faker.person.firstName }}');
    expect(made).toMatch(/^[А-ЯЁа-яё]+ [А-ЯЁа-яё]+$/);
    expect(filled('{{ faker.person.firstName }} {{ faker.person.firstName }}')).toBe(made);
    expect(filled('{{ faker.person.firstName | upcase }}')).toBe(String(made).split(' ')[0]?.toUpperCase());
    expect(filled('{{ faker.person.firstName }} {{ faker.person.firstName }}', { seed: 9 })).not.toBe(made);
    expect(filled('{{ faker.person.firstName }}', { locale: 'en' })).toMatch(/^[A-Za-z]+$/);
  });

  it('make up other values in every round of a repeat', () => {
    const yaml = inChat(`- repeat:
    times: 12
    steps:
      - message: { chat: chat, from: maria, text: '{{ index }} {{ faker.string.uuid }}' }
`);
    const texts = webhooksOf(yaml)
      .slice(2)
      .map((webhook) => String(messageText(webhook)));
    expect(texts.map((text) => text.split(' ')[0])).toEqual(texts.map((_, index) => String(index + 1)));
    expect(new Set(texts.map((text) => text.split(' ')[1])).size).toBe(12);
  });

  it('work in names of files', () => {
    const steps = "- message: { chat: chat, from: maria, file: 'акт {{ chat.Id }}.pdf' }";
    const last = webhooksOf(inChat(steps)).at(-1);
    expect(last && payloadOf(last).Rels['Files']?.[0]?.['Name']).toBe(`акт ${chatId}.pdf`);
  });

  it('leave what is not a template as it is', () => {
    for (const text of ['{ not } a % template }}', 'a } b', '100 % {']) expect(filled(text)).toBe(text);
  });

  it.each([
    ["{{ 'now' | date: '%Y' }}", /without quotes/],
    ['{{ question.Text | date: "%Y" | sample }}', /undefined filter: sample/],
    ['{% render "x" %}', /render/],
    ['{% layout "x" %}', /layout/],
    ['{{ maria.constructor }}', /no field "constructor"/],
    ['{{ maria.__proto__ }}', /no field "__proto__"/],
    ['{{ maria["constructor"]["constructor"] }}', /no field "constructor"/],
    ['{{ question.FileId }}', /no value/],
    ['{{ question.FileId | upcase }}', /FileId/],
    ['{% for i in (1..999999999) %}x{% endfor %}', /produces too much/],
  ])('refuse %s', (text, message) => {
    expect(() => filled(text)).toThrow(
      expect.objectContaining({
        mistakes: [expect.objectContaining({ message: expect.stringMatching(message) as string })],
      }) as Error,
    );
  });

  it.each([
    ['{{ question.FileId | upcase }}', /FileId/],
    ['{% for i in (1..999999999) %}x{% endfor %}', /the loop in the template/],
    ["{{ 'now' | date: '%Y' }}", /Liquid language/],
  ])('give a hint that fits: %s', (text, hint) => {
    expect(() => filled(text)).toThrow(
      expect.objectContaining({ hint: expect.stringMatching(hint) as string }) as Error,
    );
  });

  it('are told where they stand, in whatever form the text is written', () => {
    const forms = [
      'text: "Привет, \\"{{ nobody.Name }}\\""',
      "text: 'It''s {{ nobody.Name }}'",
      'text: "{{ maria.Id }} {{ nobody.Name }}"',
    ];
    for (const form of forms) {
      const yaml = inChat(`- message: { chat: chat, from: anna, ${form} }`);
      const line = yaml.split('\n').findIndex((text) => text.includes('nobody'));
      const place = { line: line + 1, column: (yaml.split('\n')[line] ?? '').indexOf('nobody') + 1 };
      expect(() => parseScenario(yaml, 'test.yaml')).toThrow(
        expect.objectContaining({ mistakes: [expect.objectContaining(place)] }) as Error,
      );
    }
  });
});
