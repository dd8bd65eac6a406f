const known: Readonly<Record<string, string>> = {
  'Standard Webhooks':
    'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  'CloudEvents HTTP Webhook': 'https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md',
};

/** Where a source can be read; undefined for one that is only named. */
export function sourceUrl(source: string): string | undefined {
  const rfc = /^RFC (\d+)(?: section ([\d.]+))?$/.exec(source);
  if (rfc !== null)
    return `https://www.rfc-editor.org/rfc/rfc${rfc[1]}${rfc[2] === undefined ? '' : `#section-${rfc[2]}`}`;
  const thread = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(source);
  if (thread !== null) return `https://github.com/${thread[1]}/issues/${thread[2]}`;
  return Object.entries(known).find(([name]) => source.startsWith(name))?.[1];
}

/** A source in Markdown. */
export function sourceLink(source: string): string {
  const url = sourceUrl(source);
  return url === undefined ? source : `[${source}](${url})`;
}
