/** Whose eyes see the events: all of a tenant, or those that one of its partners may see. */
export interface Audience {
  readonly tenantId: number;
  /** Internal id. Absent: the tenant's own people. */
  readonly partnerId?: number | undefined;
}
