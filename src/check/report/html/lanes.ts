import { htmlText } from '../../../report/html/escape.ts';
import { batches, type HistoryDelivery } from '../../history.ts';

const rowHeight = 34;
const width = 440;
const [senderX, consumerX] = [40, 390];

/** A history as two lanes, sender and consumer, with an arrow for each delivery; what is wrong with one is marked. */
export function lanes(
  history: readonly HistoryDelivery[],
  events: readonly { readonly type: string }[],
): string {
  let y = 46;
  const arrows = batches(history).flatMap((batch) => {
    const drawn = batch.map((delivery, index) => arrow(delivery, events, y + index * 14));
    y += rowHeight + (batch.length - 1) * 14;
    return drawn;
  });
  const height = y + 8;
  const label = htmlText(
    `${history.length} deliveries, of which ${history.filter(({ fault }) => fault !== undefined).length} have a fault`,
  );
  return `<figure class="lanes"><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<text x="${senderX}" y="18" class="head">sender</text><text x="${consumerX}" y="18" class="head">consumer</text>
<line x1="${senderX}" y1="26" x2="${senderX}" y2="${height}" class="lane"/><line x1="${consumerX}" y1="26" x2="${consumerX}" y2="${height}" class="lane"/>
${arrows.join('\n')}
</svg></figure>`;
}

function arrow(
  { event, fault, lost, unsure }: HistoryDelivery,
  events: readonly { readonly type: string }[],
  y: number,
): string {
  const kind = fault === undefined ? 'clean' : 'fault';
  const isCut = lost === true && unsure !== true;
  const endX = isCut ? (senderX + consumerX) / 2 : consumerX;
  const name = `${events[event]?.type ?? ''} #${event}${fault === undefined ? '' : `, ${fault}`}`;
  const head = isCut
    ? `<path d="M${endX - 5} ${y - 5}l10 10m0 -10l-10 10" class="${kind}"/>`
    : `<path d="M${endX - 7} ${y - 4}L${endX} ${y}L${endX - 7} ${y + 4}" class="${kind}"/>`;
  return `<text x="${senderX + 10}" y="${y - 5}" class="${kind}">${htmlText(name)}</text><line x1="${senderX}" y1="${y}" x2="${endX}" y2="${y}" class="${kind}"/>${head}`;
}
