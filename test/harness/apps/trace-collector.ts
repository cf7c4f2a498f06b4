import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { protobufFields } from './protobuf-fields.js';

export interface CollectedSpan {
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client';
  /** Nanoseconds since the epoch. */
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
  /** Of the process that sent it. */
  readonly resource: Readonly<Record<string, unknown>>;
}

export interface TraceCollector {
  /** What OTEL_EXPORTER_OTLP_ENDPOINT is set to. */
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  /** All that was sent, byte by byte. */
  readonly text: () => string;
  stop(): Promise<void>;
}

/** Takes traces as a collector of OpenTelemetry does: OTLP over HTTP, in protobuf. */
export async function collectTraces(): Promise<TraceCollector> {
  const spans: CollectedSpan[] = [];
  const bodies: Buffer[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    if (request.url !== '/v1/traces' || request.headers['content-type'] !== 'application/x-protobuf') {
      response.writeHead(400).end();
      return;
    }
    bodies.push(body);
    spans.push(...spansIn(body));
    response.writeHead(200, { 'Content-Type': 'application/x-protobuf' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    text: () => Buffer.concat(bodies).toString('latin1'),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const kinds = ['internal', 'internal', 'server', 'client'] as const;

/** Numbers of fields as in opentelemetry/proto/trace/v1/trace.proto. */
const spansIn = (request: Buffer): CollectedSpan[] =>
  messages(request, 1).flatMap((ofProcess) => {
    const resource = Object.assign({}, ...messages(ofProcess, 1).map((each) => attributesIn(each, 1)));
    return messages(ofProcess, 2).flatMap((ofScope) => messages(ofScope, 2).map((span) => spanOf(span, resource)));
  });

const spanOf = (span: Buffer, resource: CollectedSpan['resource']): CollectedSpan => {
  const fields = new Map(protobufFields(span));
  const hex = (number: number) => ((fields.get(number) as Buffer | undefined) ?? Buffer.alloc(0)).toString('hex');
  const status = new Map(protobufFields((fields.get(15) as Buffer | undefined) ?? Buffer.alloc(0)));
  return {
    traceId: hex(1),
    id: hex(2),
    parentId: hex(4),
    name: String(fields.get(5)),
    kind: kinds[Number(fields.get(6))]!,
    start: (fields.get(7) as Buffer).readBigUInt64LE(),
    end: (fields.get(8) as Buffer).readBigUInt64LE(),
    attributes: attributesIn(span, 9),
    isError: status.get(3) === 2n,
    resource,
  };
};

const messages = (message: Buffer, wanted: number): Buffer[] =>
  [...protobufFields(message)].filter(([number]) => number === wanted).map(([, value]) => value as Buffer);

const attributesIn = (message: Buffer, number: number): Record<string, unknown> =>
  Object.fromEntries(
    messages(message, number).map((pair) => {
      const [key, value] = [...protobufFields(pair)];
      return [String(key![1]), plainValue(value![1] as Buffer)];
    }),
  );

const plainValue = (message: Buffer): unknown => {
  const [field] = [...protobufFields(message)];
  const [number, value] = field ?? [];
  if (number === 1) return String(value);
  if (number === 2) return value === 1n;
  if (number === 3) return Number(value);
  if (number === 4) return (value as Buffer).readDoubleLE();
  return message;
};
