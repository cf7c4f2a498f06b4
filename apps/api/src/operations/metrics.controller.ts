import { Controller, Get, Header } from '@nestjs/common';
import { Page } from '../http/operation.js';
import { Metrics } from './metrics.js';

@Controller()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get('metrics')
  @Page()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  scrape() {
    return this.metrics.scrape();
  }
}
