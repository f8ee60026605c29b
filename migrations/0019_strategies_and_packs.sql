-- By which strategy and in which packs stock is taken, and who comes first (docs/adr/0021): asked by a call, else by a rule, else by the item.

alter table customer_lot_rule
  add column strategy text check (strategy in ('FEFO', 'FIFO', 'LIFO', 'FEWEST_LOTS', 'SINGLE_LOT')),
  -- Only whole ones of this unit, of items that come in it.
  add column pack_unit text check (length(pack_unit) between 1 and 10),
  -- Of waiting orders, the higher comes first.
  add column priority integer check (priority between -1000 and 1000);

alter table item
  add column allocation_strategy text check (allocation_strategy in ('FEFO', 'FIFO', 'LIFO', 'FEWEST_LOTS', 'SINGLE_LOT')),
  add column allocation_pack_unit text check (length(allocation_pack_unit) between 1 and 10);

-- What belongs to somebody else: for its owner it is a candidate beside ours.
create index balance_owner on balance (tenant_id, owner_id, item_id, site_id) where owner_id is not null;
