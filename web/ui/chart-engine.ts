import { init, use as install } from 'echarts/core';
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

install([BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart]);
install([AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent]);
install([TooltipComponent, VisualMapComponent, CanvasRenderer]);

/** Draws charts into an element; loaded only when a page shows one. */
export { init };
