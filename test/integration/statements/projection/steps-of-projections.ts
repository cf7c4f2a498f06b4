export interface Row {
  readonly shard: number;
  readonly projection: string;
  readonly version: number;
  readonly from_position: number;
  readonly drains: number;
  readonly position: number;
  readonly mark: string;
}

export const mark = (shard: number, position: number) =>
  position === 0 ? '00000000' : `${shard}0000${String(position).padStart(3, '0')}`;

/** `from drains position`, step by step. */
const chain = (shard: number, projection: string, version: number, steps: string): Row[] =>
  steps.split(', ').map((step) => {
    const [from, drains, position] = step.split(' ').map(Number);
    return {
      shard,
      projection,
      version,
      from_position: from!,
      drains: drains!,
      position: position!,
      mark: mark(shard, position!),
    };
  });

export const rows = [
  ...chain(3, 'seats', 1, '0 0 10, 10 0 20, 20 0 20, 20 1 20, 20 2 30'),
  ...chain(3, 'seats', 2, '0 0 0, 0 1 0, 0 2 10, 10 0 20'),
  ...chain(3, 'halls', 1, '0 0 10, 10 0 10, 10 1 10'),
  ...chain(3, 'doors', 1, '40 0 50'),
  ...chain(7, 'seats', 1, '0 0 20, 20 0 40'),
  ...chain(7, 'halls', 1, '0 0 0'),
  ...chain(9, 'walls', 1, '0 0 5'),
];

export const ids = [
  { name: 'halls', version: 1 },
  { name: 'seats', version: 1 },
  { name: 'seats', version: 2 },
  { name: 'doors', version: 1 },
  { name: 'never', version: 1 },
];

export const of = (shard: number, { name, version }: (typeof ids)[number]) =>
  rows.filter((row) => row.shard === shard && row.projection === name && row.version === version);

/** The last step of a chain, and how many have stayed where that ends. */
export const standOf = (shard: number, id: (typeof ids)[number]) => {
  const last = of(shard, id).at(-1);
  if (!last) return { position: 0, mark: '00000000', drains: 0 };
  const { position, mark, from_position: from, drains } = last;
  return { position, mark, drains: from === position ? drains + 1 : 0 };
};

export const keyOf = ({ shard, projection, version, from_position: from, drains }: Row) =>
  `${shard} ${projection} ${version} ${String(from).padStart(3, '0')} ${drains}`;
