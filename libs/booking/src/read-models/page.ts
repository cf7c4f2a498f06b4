export interface Page<Item> {
  readonly items: readonly Item[];
  /** Whether others follow the last. */
  readonly more: boolean;
}

/** One row more than the page takes tells whether there are more. */
export const pageOf = <Item>(rows: readonly { readonly state: Item }[], limit: number): Page<Item> => ({
  items: rows.slice(0, limit).map(({ state }) => state),
  more: rows.length > limit,
});
