import { EventWorld, Writer } from './eventWorld.js';
import { newStock, newLot, newPosting } from './ledgerWorld.js';
import { placeEvents } from '../../src/events/placeEvents.js';
import { takeLease } from '../../src/events/lease.js';
it('times', async () => {
  const world = await EventWorld.open('events_time');
  const stock = await newStock(world);
  const lot = await newLot(world, stock);
  const lease = { name: 'relay', holder: 'x', durationMs: 1e8 };
  await takeLease(world.relay, lease);
  const c = await world.relay.connect();
  for (const mode of ['auto', 'force_custom_plan', 'auto', 'force_custom_plan']) {
    await c.query(`set plan_cache_mode = ${mode}`);
    let total = 0;
    for (let i = 0; i < 60; i++) {
      await newPosting(world, stock, lot);
      const t = performance.now();
      await placeEvents(c, { lease, now: new Date().toISOString() });
      if (i >= 20) total += performance.now() - t;
    }
    console.log(mode, total / 40);
  }
  for (const n of [1000, 20000]) {
    const w = await Writer.begin(world.app, stock.tenantId);
    for (let i = 0; i < n; i++) await w.announce();
    await w.commit();
    for (const mode of ['auto', 'force_custom_plan']) {
      await c.query(`set plan_cache_mode = ${mode}`);
      for (let k = 0; k < (n > 1000 ? 4 : 1); k++) {
      const t = performance.now();
      const r = await placeEvents(c, { lease, now: new Date().toISOString() });
      console.log(mode, JSON.stringify(r), performance.now() - t);}
    }
  }
  c.release();
  await world.close();
}, 60000);
