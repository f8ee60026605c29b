import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

// The limit: a bare HTTP server that passes on the JSON of one named statement. No API can be cheaper without remembering answers.
const LOT = `'publicId', l.public_id, 'lotNumber', l.lot_number, 'expiresOn', l.expires_on, 'quality', l.quality`;
const CHILDREN = ([parent, edge, child]: readonly [string, string, string], more: string): string =>
  `(select json_build_object('nodes', coalesce(json_agg(json_build_object('quantity', ${edge}.quantity, 'child', json_build_object(${more})) order by ${edge}.id), '[]'::json))
    from (select * from genealogy_edge where tenant_id = $1 and parent_lot_id = ${parent} order by id limit 50) ${edge}
    join lot ${child} on ${child}.tenant_id = $1 and ${child}.id = ${edge}.child_lot_id)`;

const STATEMENTS: Readonly<Record<string, string>> = {
  a: `select json_build_object('nodes', json_agg(json_build_object(${LOT},
        'item', json_build_object('sku', i.sku, 'name', i.name, 'baseUnit', i.base_unit),
        'stock', (select coalesce(json_agg(json_build_object('onHand', s.on_hand, 'bin', b.code) order by s.id), '[]'::json) from balance s
          join bin b on b.tenant_id = s.tenant_id and b.id = s.bin_id where s.tenant_id = $1 and s.lot_id = l.id and s.on_hand > 0)) order by l.id), 'last', max(l.id))::text as answer
      from (select * from lot where tenant_id = $1 and id > $2 order by id limit 50) l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id`,
  b: `select json_build_object(${LOT}, 'supplierLotNumber', l.supplier_lot_number, 'createdAt', l.created_at, 'version', l.version)::text as answer
      from lot l where l.tenant_id = $1 and l.public_id = $2`,
  c: `select json_build_object('publicId', l.public_id, 'lotNumber', l.lot_number, 'madeInto', ${CHILDREN(
    ['l.id', 'e', 'c'],
    `'lotNumber', c.lot_number, 'madeInto', ${CHILDREN(['c.id', 'f', 'd'], `'publicId', d.public_id, 'lotNumber', d.lot_number`)}`,
  )})::text as answer from lot l where l.tenant_id = $1 and l.public_id = $2`,
  d: `with found as (select l.* from lot l where l.tenant_id = $1 and l.quality = 'RELEASED' and l.item_id = (select id from item where tenant_id = $1 and public_id = $2))
      select json_build_object('totalCount', (select count(*) from found), 'nodes', (select json_agg(json_build_object(${LOT}) order by l.usable_through, l.id)
        from (select * from found order by usable_through, id limit 50) l))::text as answer`,
};

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
const server = createServer((request, response) => {
  void answer(request).then(
    (text) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text),
    (error: Error) => response.writeHead(500).end(error.message),
  );
});
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));

async function answer(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { question, values } = JSON.parse(Buffer.concat(chunks).toString()) as { question: string; values: unknown[] };
  const found = await pool.query<{ answer: string }>({ name: question, text: STATEMENTS[question] ?? '', values });
  return found.rows[0]?.answer ?? 'null';
}
