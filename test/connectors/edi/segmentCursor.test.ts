import fc from 'fast-check';
import { X12Parser } from 'node-x12';

import { elementsOf, positionOf } from '../../../connectors/edi/syntax/segment.js';
import { MAX_FILE_BYTES, SegmentCursor } from '../../../connectors/edi/syntax/segmentCursor.js';
import { message, sample } from './messages.js';

const MESSAGES = [sample('acme-856.edi'), message('lot-levels.edi'), message('packs-below-items.edi'), message('several-interchanges.edi')];

function segmentsOf(bytes: Uint8Array): { segments: string[][]; problem: string | undefined; cursor: SegmentCursor } {
  const cursor = new SegmentCursor(bytes);
  const segments: string[][] = [];
  for (let segment = cursor.next(); segment !== undefined; segment = cursor.next()) segments.push([...elementsOf(segment)]);
  return { segments, problem: cursor.problem?.code, cursor };
}

const plain = message('lot-levels.edi').toString('latin1').replaceAll('\n', '');
const expected = segmentsOf(Buffer.from(plain)).segments;

describe('framing a file', () => {
  it('reads tags and elements in order', () => {
    expect(expected).toHaveLength(32);
    expect(expected[0]?.slice(0, 9)).toEqual([
      'ISA',
      '00',
      '          ',
      '00',
      '          ',
      'ZZ',
      'GREENFARM      ',
      'ZZ',
      'LOTGRAPH       ',
    ]);
    expect(expected[11]).toEqual(['HL', '3', '2', 'T']);
    expect(expected.at(-1)).toEqual(['IEA', '1', '000000007']);
  });

  it.each<[string, Buffer]>([
    ['line ends after terminators', Buffer.from(plain.replaceAll('~', '~\n'))],
    ['carriage returns and line ends after terminators', Buffer.from(plain.replaceAll('~', '~\r\n'))],
    ['line end as terminator', Buffer.from(plain.replaceAll('~', '\n'))],
    ['carriage return and line end as terminator', Buffer.from(plain.replaceAll('~', '\r\n'))],
    ['carriage return as terminator', Buffer.from(plain.replaceAll('~', '\r'))],
    ['a byte order mark', Buffer.from(`\ufeff${plain}`)],
    ['blank lines before the ISA', Buffer.from(`\r\n  \n${plain}`)],
    ['indented segments', Buffer.from(plain.replaceAll('~', '~\n    '))],
    ['no final terminator', Buffer.from(plain.slice(0, -1))],
    ['line end as terminator, missing at the end', Buffer.from(plain.slice(0, -1).replaceAll('~', '\n'))],
    ['U+2026 as terminator in UTF-8', Buffer.from(plain.replaceAll('~', '…\n'))],
    ['the ellipsis of cp1252 as terminator', Buffer.from(plain.replaceAll('~', '\x85'), 'latin1')],
    ['other terminators', Buffer.from(plain.replaceAll('~', '!'))],
    ['a component separator before every terminator', Buffer.from(plain.replaceAll(/(?<!>)~/g, '>~'))],
    ['lines folded at 80 columns', Buffer.from(plain.replaceAll(/(.{80})/g, '$1\n'))],
    ['fill after the end', Buffer.from(`${plain}\n\x1a\0\0`)],
  ])('reads the same segments with %s', (_, bytes) => {
    expect(segmentsOf(bytes).segments).toEqual(expected);
  });

  it('reads the same segments with any element separator', () => {
    for (const separator of ['|', '^', ':', '\x1d', '\\', '\t']) {
      const bytes = Buffer.from(plain.replaceAll('*', separator).replaceAll('>', '<'));
      expect(segmentsOf(bytes).segments.map((segment) => segment.join('*').replace('<', '>'))).toEqual(
        expected.map((segment) => segment.join('*')),
      );
    }
  });

  it('tells an ISA that is not laid out in fixed widths, and reads on', () => {
    const { segments, cursor } = segmentsOf(Buffer.from(plain.replaceAll(/ +/g, ' ')));
    expect(cursor.isaFixedWidth).toBe(false);
    expect(segments).toHaveLength(32);
  });

  it.each([
    ['U', '00401', undefined],
    ['^', '00501', '^'],
    ['^', '00401', undefined],
    ['-', '00406', '-'],
    ['X', '00501', undefined],
    [' ', '00501', undefined],
  ])('takes ISA11 "%s" of version %s as repetition separator %s', (isa11, version, repetition) => {
    const { cursor } = segmentsOf(Buffer.from(plain.replace('*U*00501*', `*${isa11}*${version}*`)));
    expect(cursor.delimiters?.repetition).toBe(repetition);
  });

  it('finds the delimiters of each interchange anew', () => {
    const { segments } = segmentsOf(message('several-interchanges.edi'));
    expect(segments.filter(([tag]) => tag === 'LIN').map((lin) => lin[5])).toEqual(['LA', 'LB', 'L*C']);
  });

  it('keeps UTF-8 text and latin-1 text, and counts positions in bytes', () => {
    const text = plain.replace('RADISH BUNCH', 'RÄDISCHEN');
    const read = (bytes: Buffer) => {
      const cursor = new SegmentCursor(bytes);
      let segment = cursor.next();
      while (segment !== undefined && segment.tag !== 'PID') segment = cursor.next();
      return segment === undefined ? undefined : { text: elementsOf(segment)[5], last: positionOf(segment, 9).byte - segment.byte };
    };
    expect(read(Buffer.from(text))).toEqual({ text: 'RÄDISCHEN', last: 19 });
    expect(read(Buffer.from(text, 'latin1'))).toEqual({ text: 'RÄDISCHEN', last: 18 });
  });

  it('says where a segment and its elements stand', () => {
    const cursor = new SegmentCursor(Buffer.from(plain));
    for (let segment = cursor.next(); segment !== undefined; segment = cursor.next()) {
      expect(plain.slice(segment.byte, segment.byte + segment.length)).toBe(elementsOf(segment).join('*'));
      elementsOf(segment).forEach((element, index) => expect(plain.startsWith(element, positionOf(segment, index).byte)).toBe(true));
    }
  });
});

describe('framing what is no message', () => {
  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'FILE_EMPTY'],
    ['one byte', Buffer.from('I'), 'FILE_EMPTY'],
    ['blanks', Buffer.from('  \n\n  '), 'FILE_EMPTY'],
    ['no ISA', Buffer.from('GS*SH*A*B*20270101*0800*1*X*004010~'), 'ISA_MISSING'],
    ['EDIFACT', Buffer.from("UNB+UNOB:1+A+B+270101:1000+1'"), 'ISA_MISSING'],
    ['an ISA without separator', Buffer.from('ISA                    '), 'ISA_UNREADABLE'],
    ['a short ISA', Buffer.from('ISA*00*1*00*2*ZZ\nGS*SH*A*B*20270101*0800*1*X*004010\nST*856*0001\n'), 'ISA_UNREADABLE'],
    ['zeros', Buffer.alloc(100_000), 'FILE_EMPTY'],
    ['noise', Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919 + 13) % 251)), 'ISA_MISSING'],
    ['an ISA and then no terminator', Buffer.from(plain.slice(0, 106) + 'x'.repeat(200_000)), 'SEGMENT_TOO_LONG'],
  ])('refuses %s', (_, bytes, code) => {
    const { problem, cursor } = segmentsOf(bytes);
    expect(problem).toBe(code);
    expect(cursor.problem?.severity).toBe('reject');
  });

  it('refuses a file that is too large without reading it', () => {
    expect(segmentsOf(Buffer.alloc(MAX_FILE_BYTES + 1, 'A')).problem).toBe('FILE_TOO_LARGE');
  });

  it('refuses 50 MB of noise at once', () => {
    const started = process.cpuUsage();
    expect(segmentsOf(Buffer.alloc(50 * 1024 * 1024, 'garbage ')).problem).toBe('ISA_MISSING');
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
  });
});

describe('framing a file cut anywhere', () => {
  it.each(MESSAGES.map((bytes, index) => [index, bytes] as const))(
    'yields the first segments of message %i and nothing else',
    (_, bytes) => {
      const whole = segmentsOf(bytes).segments.map((segment) => segment.join('\n'));
      for (let length = 0; length <= bytes.length; length += 1) {
        const cut = segmentsOf(bytes.subarray(0, length)).segments.map((segment) => segment.join('\n'));
        const last = cut.pop();
        expect(cut).toEqual(whole.slice(0, cut.length));
        if (last !== undefined) expect(whole[cut.length]?.startsWith(last)).toBe(true);
      }
    },
  );

  it('does not depend on where its window of the file ends', () => {
    const segment = 'REF*ZZ*0123456789~';
    for (const shift of [0, 1, 2, 3, 17, 18]) {
      const bytes = Buffer.from(`${plain.slice(0, 106)}REF*AA*${'x'.repeat(shift)}~${segment.repeat(6_000)}`);
      const { segments } = segmentsOf(bytes);
      expect(segments).toHaveLength(6_002);
      expect(segments.slice(2).every((each) => each.join('*') === 'REF*ZZ*0123456789')).toBe(true);
    }
  });
});

describe('framing a file in pages', () => {
  it('reads segments beyond ASCII among others', () => {
    const body = Array.from({ length: 4_000 }, (_, index) => `PID*F****${index % 3 === 0 ? 'RÄDISCHEN' : 'RADISHES'} ${index}`);
    for (const encoding of ['utf8', 'latin1'] as const) {
      const bytes = Buffer.from(`${plain.slice(0, 106)}${body.join('~')}~`, encoding);
      const cursor = new SegmentCursor(bytes);
      cursor.next();
      for (const expectedText of body) {
        const segment = cursor.next() ?? fail('a segment is missing');
        expect(elementsOf(segment).join('*')).toBe(expectedText);
        expect(bytes.toString(encoding, segment.byte, segment.byte + segment.length)).toBe(expectedText);
      }
    }
  });

  it('reads pages of nothing but separators, and segments longer than a page', () => {
    const body = [...Array.from({ length: 30 }, (_, index) => `LIN${'*'.repeat(997 * index)}`), `REF*ZZ*${'x'.repeat(50_000)}`, 'REF*AA*1'];
    const { segments } = segmentsOf(Buffer.from(`${plain.slice(0, 106)}${body.join('~')}~`));
    expect(segments.slice(1).map((segment) => segment.join('*'))).toEqual(body);
  });
});

describe('framing beside node-x12', () => {
  it('agrees on every segment of well-formed messages', () => {
    const element = fc.string({ unit: fc.constantFrom(...'ABCXYZ0189-./ &'), minLength: 1, maxLength: 12 });
    const segment = fc.tuple(fc.constantFrom('REF', 'LIN', 'PID', 'N1', 'MEA'), fc.array(element, { minLength: 1, maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 30 }), (body) => {
        const segments = body.map(([tag, elements]) => [tag, ...elements].join('*'));
        const text = [
          plain.slice(0, 105),
          'GS*SH*A*B*20270101*0800*1*X*004010',
          'ST*856*0001',
          ...segments,
          'SE*1*0001',
          'GE*1*1',
          'IEA*1*000000007',
          '',
        ].join('~');
        // A parser of its own for every text: node-x12 keeps state between texts.
        const oracle = new X12Parser(false).parse(text);
        const theirs = 'functionalGroups' in oracle ? oracle.functionalGroups[0]?.transactions[0]?.segments : undefined;
        const ours = segmentsOf(Buffer.from(text)).segments.slice(3, -3);
        expect(ours).toEqual(theirs?.map((each) => [each.tag, ...each.elements.map(({ value }) => value)]));
      }),
      { numRuns: 200 },
    );
  });
});
