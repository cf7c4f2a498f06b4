/** Where traces go and which of them. */
export interface TraceSettings {
  /** Of OTLP over HTTP, the whole path. */
  readonly url: string;
  readonly sampler: (typeof samplers)[number];
  /** The part of all traces that a sampler by ratio takes, 0 to 1. */
  readonly ratio: number;
}

/** As OpenTelemetry names them. */
export const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

interface Given {
  readonly OTEL_SDK_DISABLED: string;
  readonly OTEL_TRACES_EXPORTER?: 'otlp' | 'none' | undefined;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?: string | undefined;
  readonly OTEL_TRACES_SAMPLER: TraceSettings['sampler'];
  readonly OTEL_TRACES_SAMPLER_ARG: number;
}

/** Undefined: nothing is traced. That is so until an exporter is named or an address is given. */
export const traceSettingsOf = (given: Given): TraceSettings | undefined => {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own } = given;
  const isNamed = given.OTEL_TRACES_EXPORTER === 'otlp';
  const all = endpoint ?? (isNamed ? 'http://localhost:4318' : undefined);
  const url = own ?? (all && `${all.replace(/\/$/, '')}/v1/traces`);
  if (!url || given.OTEL_TRACES_EXPORTER === 'none' || given.OTEL_SDK_DISABLED === 'true') return undefined;
  return { url, sampler: given.OTEL_TRACES_SAMPLER, ratio: given.OTEL_TRACES_SAMPLER_ARG };
};
