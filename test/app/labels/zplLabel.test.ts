import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { code128Field } from '../../../src/app/labels/code128Field.js';
import { zplLabel } from '../../../src/app/labels/zplLabel.js';
import { writeElementString } from '../../../src/domain/gs1/writeElements.js';
import { someElements } from '../../domain/gs1/naiveLabel.js';

/** What a printer makes of ^BC's text in mode N, said once more (ZPL II Programming Guide, ^BC, table of invocation codes). */
function printed(text: string): string {
  let set = text.startsWith('>;') ? 'C' : 'B';
  let data = '';
  for (let at = 2; at < text.length; ) {
    const two = text.slice(at, at + 2);
    if (two === '>8') data += '\u001d';
    else if (two === '>5') set = 'C';
    else if (two === '>6') set = 'B';
    else if (two === '>0' && set === 'B') data += '>';
    else if (set === 'C' && /^\d\d$/.test(two)) data += two;
    else if (set === 'B' && text[at] !== '>') {
      data += text[at];
      at += 1;
      continue;
    } else throw new Error(`${two} in ${set} of ${text}`);
    at += 2;
  }
  return data;
}

const fieldsOf = (zpl: string): readonly string[] =>
  [...zpl.matchAll(/\^FH\^FD(.*?)\^FS/gs)].map(([, data]) =>
    data!.replace(/_([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );

describe('a symbol in ZPL', () => {
  it('is FNC1 and the very data, whatever the letters', () => {
    fc.assert(
      fc.property(someElements, (elements) => {
        const data = writeElementString(elements);
        expect(printed(code128Field(data, 10_000).text)).toBe(`\u001d${data}`);
      }),
    );
  });

  it('is as wide as its characters', () => {
    // Start, FNC1, ten pairs, check: 13 by 11, stop 13, quiet zones 20: 176 modules.
    expect(code128Field('00006141411234567890', 704)).toEqual({ text: '>;>800006141411234567890', moduleDots: 4 });
    expect(code128Field('00006141411234567890', 703).moduleDots).toBe(3);
    expect(code128Field('00006141411234567890', 351).moduleDots).toBeUndefined();
  });
});

describe('a label in ZPL', () => {
  const elements = [
    { ai: '00', value: '006141411234567890' },
    { ai: '02', value: '09506000134352' },
    { ai: '17', value: '271231' },
    { ai: '37', value: '40' },
    { ai: '10', value: 'L_1>' },
  ];

  it('has a symbol for the goods, the dates, the lot and the pallet, and says below what each holds', () => {
    const label = zplLabel(elements);
    expect(label.ok && fieldsOf(label.value)).toEqual([
      '>;>80209506000134352' + '37' + '40',
      '(02)09506000134352(37)40',
      '>;>817271231',
      '(17)271231',
      '>:>810L_1>0',
      '(10)L_1>',
      '>;>800006141411234567890',
      '(00)006141411234567890',
    ]);
  });

  it('has room for the longest lot, and stays on the paper', () => {
    const longest = elements.map((element) => (element.ai === '10' ? { ai: '10', value: 'X'.repeat(20) } : element));
    const label = zplLabel(longest, ['a', 'b', 'c', 'd']);
    if (!label.ok) throw new Error('refused');
    const tops = [...label.value.matchAll(/\^FO\d+,(\d+)/g)].map(([, top]) => Number(top));
    expect(Math.max(...tops) + 32).toBeLessThan(1_218);
  });

  it('obeys nobody who writes commands into a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('^', '~', '_', '\\', 'X', 'A', 'Z', 'F', 'S', '\n', '\u0000', 'é') }), (heading) => {
        const label = zplLabel(elements, [heading]);
        const plain = zplLabel(elements, ['']);
        if (!label.ok || !plain.ok) throw new Error('refused');
        const commands = (zpl: string) => [...zpl.matchAll(/[\^~]../g)].map(([command]) => command);
        expect(commands(label.value)).toEqual(commands(plain.value));
        expect(fieldsOf(label.value)[0]).toBe(heading.replace(/\p{Cc}/gu, ' '));
      }),
    );
  });

  it('is refused where it has no room', () => {
    expect(zplLabel(elements, Array<string>(5).fill('x'))).toMatchObject({ ok: false, refusals: [{ path: ['headings'] }] });
  });
});
