import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

// The limit: one statement written by hand for this page and nothing else, without walls, behind a bare HTTP server that passes on its JSON.
const PAGE = `with page as (select id, sku, base_unit as unit from item where tenant_id = $1 and sku = any($2)),
  day as (select id, greatest((now() at time zone time_zone)::date, $3::date) as day from site where tenant_id = $1 and ($4::text is null or code = $4)),
  free as (select p.id as item_id, sum(f.free) as free from page p cross join day d cross join lateral (
    select sum(greatest(b.on_hand - b.allocated - b.held, 0)) as free from balance b
    where b.tenant_id = $1 and b.item_id = p.id and b.site_id = d.id and b.blocked_bits = 0 and b.usable_through >= d.day) f group by p.id),
  coming as (select l.item_id, sum(greatest(l.quantity - l.received, 0)) as coming from page p
    join inbound_shipment_line l on l.tenant_id = $1 and l.item_id = p.id
    join inbound_shipment s on s.tenant_id = $1 and s.id = l.shipment_id and s.status in ('EXPECTED', 'PARTIALLY_RECEIVED')
    join day d on d.id = s.site_id and s.expected_on <= d.day group by l.item_id),
  wanted as (select l.item_id, sum(l.quantity - l.allocated - l.shipped) as wanted from page p
    join demand_order_line l on l.tenant_id = $1 and l.item_id = p.id
    join demand_order o on o.tenant_id = $1 and o.id = l.order_id and o.status = 'OPEN'
    join day d on d.id = o.site_id and o.ship_on <= d.day group by l.item_id)
  select json_agg(json_build_object('sku', p.sku, 'onHand', coalesce(free, 0), 'expected', coalesce(coming, 0), 'openDemand', coalesce(wanted, 0),
    'available', greatest(coalesce(free, 0) + coalesce(coming, 0) - coalesce(wanted, 0), 0)) order by p.sku)::text as answer
  from page p left join free f on f.item_id = p.id left join coming c on c.item_id = p.id left join wanted w on w.item_id = p.id`;

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
  const values = JSON.parse(Buffer.concat(chunks).toString()) as unknown[];
  const found = await pool.query<{ answer: string }>({ name: 'page', text: PAGE, values });
  return found.rows[0]?.answer ?? 'null';
}
