import type { Recorded, Stream } from './stream.js';

/** What can be booked. Lengths are whole minutes, `horizonDays` whole local days. */
export interface ServiceContent {
  readonly name: string;
  readonly timeZone: string;
  readonly durations: readonly number[];
  readonly step: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly minNotice: number;
  readonly horizonDays: number;
  readonly cancellationWindow: number;
  readonly maxUnitsPerBooking: number;
  readonly uses: readonly { readonly calendarId: string }[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

export type ServiceEvent =
  | { type: 'ServiceCreated'; data: { id: string } & ServiceContent }
  | { type: 'ServiceChanged'; data: Partial<ServiceContent> }
  | { type: 'ServiceArchived'; data: Record<string, never> }
  | { type: 'ServiceRestored'; data: Record<string, never> };

export interface Service extends ServiceContent {
  readonly id: string;
  readonly version: number;
  readonly position: number;
  readonly status: 'active' | 'archived';
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly creation: { readonly actor: string; readonly content: ServiceContent };
}

export const serviceStream = (id: string): Stream<Service | null, ServiceEvent> => ({
  name: `service/${id}`,
  initial: null,
  evolve: evolveService,
});

export const evolveService = (
  service: Service | null,
  { event, version, position, recordedAt, actor }: Recorded<ServiceEvent>,
): Service => {
  if (event.type === 'ServiceCreated') {
    const { id, ...content } = event.data;
    const creation = { actor, content };
    return {
      id,
      version,
      position,
      status: 'active',
      ...content,
      createdAt: recordedAt,
      updatedAt: recordedAt,
      creation,
    };
  }
  const moved = { ...(service as Service), version, position, updatedAt: recordedAt };
  switch (event.type) {
    case 'ServiceChanged':
      return { ...moved, ...event.data };
    case 'ServiceArchived':
      return { ...moved, status: 'archived' };
    case 'ServiceRestored':
      return { ...moved, status: 'active' };
  }
};
