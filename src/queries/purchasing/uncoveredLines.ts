/**
 * What is open of purchase orders of items and not announced yet, line by line: what is announced under the number of an order covers what is expected
 * first of its item. `$1` is the tenant; `items` an expression of bigint[].
 */
export const uncoveredLines = (items: string): string => `select l.id, l.public_id, l.item_id, l.site_id, l.expected_on,
    greatest(least(l.open, l.through - coalesce(c.covered, 0)), 0) as uncovered
  from (
    select l.id, l.public_id, l.item_id, o.site_id, o.supplier_id, o.order_number, l.expected_on, greatest(l.quantity - l.received, 0) as open,
      sum(greatest(l.quantity - l.received, 0)) over (partition by l.order_id, l.item_id order by l.expected_on, l.id) as through
    from purchase_order_line l join purchase_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
    where l.tenant_id = $1 and l.item_id = any(${items}) and l.received < l.quantity
  ) l
  left join lateral (
    select sum(greatest(a.quantity - a.received, 0)) as covered from inbound_shipment_line a
    join inbound_shipment s on s.tenant_id = a.tenant_id and s.id = a.shipment_id and s.supplier_id = l.supplier_id
      and s.status in ('EXPECTED', 'PARTIALLY_RECEIVED')
    where a.tenant_id = $1 and a.purchase_order_number = l.order_number and a.item_id = l.item_id
  ) c on true`;
