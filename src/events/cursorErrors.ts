/** Events after the cursor were deleted after the retention: the caller reads anew and follows from there. */
export class CursorExpired extends Error {
  override readonly name = 'CursorExpired';
  readonly code = 'CURSOR_EXPIRED';

  constructor(
    /** The lowest position that can still be followed from. */
    readonly oldestPosition: number,
  ) {
    super(`Events before position ${oldestPosition} are no longer kept.`);
  }
}

/** A cursor that this tenant never had: negative, or ahead of its last event. */
export class CursorInvalid extends Error {
  override readonly name = 'CursorInvalid';
  readonly code = 'INVALID_INPUT';

  constructor(readonly position: number) {
    super(`There is no position ${position}.`);
  }
}
