import { Controller, Get, Header } from '@nestjs/common';
import { Page } from '../http/requests/operation.js';
import { Metrics, metricsType } from './metrics.js';

@Controller()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get('metrics')
  @Page()
  @Header('Content-Type', metricsType)
  @Header('Cache-Control', 'no-store')
  scrape() {
    return this.metrics.scrape();
  }
}
