import { defineFileKind } from './kind.ts';

const objects = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  stream('BT /F1 24 Tf 72 720 Td (iqmock) Tj ET'),
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
];

function stream(text: string): string {
  return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
}

/** A page with one word; a comment fills it up. */
export const definition = defineFileKind({
  name: 'pdf',
  doc: 'A document of one page.',
  contentTypes: ['application/pdf'],
  make({ size }) {
    // The place of the table is written in digits, whose number depends on the filling.
    for (let filling = Math.max(0, size - written(0).length - 12); filling <= size; filling++) {
      const text = written(filling);
      if (text.length === size) return Buffer.from(text, 'latin1');
      if (text.length > size) return undefined;
    }
    return undefined;
  },
});

function written(filling: number): string {
  let text = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, body] of objects.entries()) {
    places.push(text.length);
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
  }
  text += `%${' '.repeat(filling)}\n`;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  return `${text}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}
