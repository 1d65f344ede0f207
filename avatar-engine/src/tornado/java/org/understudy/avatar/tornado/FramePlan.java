package org.understudy.avatar.tornado;

import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;

/** The kernels of a frame in their order on a device. Used by one thread. */
final class FramePlan implements AutoCloseable {
  /** Keeps a device's compiler from trading rounding for speed. */
  private static final String EXACT = "-w";

  private final TornadoExecutionPlan plan;

  /** Lays out a plan; the arrays stay the caller's. */
  FramePlan(FrameArrays a) {
    TaskGraph graph =
        new TaskGraph("frame")
            .transferToDevice(DataTransferMode.FIRST_EXECUTION, a.numbers, a.words, a.texels)
            .transferToDevice(DataTransferMode.EVERY_EXECUTION, a.pose, a.frame);
    addGeometry(graph, a);
    addLists(graph, a);
    addPicture(graph, a);
    graph.transferToHost(DataTransferMode.EVERY_EXECUTION, a.picture, a.needed);
    plan = new TornadoExecutionPlan(graph.snapshot());
    plan.withCompilerFlags(TornadoVMBackendType.OPENCL, EXACT);
  }

  private static void addGeometry(TaskGraph graph, FrameArrays a) {
    graph
        .task(
            "deform",
            VertexKernel::deform,
            a.numbers,
            a.words,
            a.pose,
            a.screen,
            a.gain,
            a.vertices)
        .task(
            "prepare",
            CellKernel::prepare,
            a.numbers,
            a.words,
            a.frame,
            a.screen,
            a.gain,
            a.records,
            a.shapes,
            a.nearest,
            a.flatGain,
            a.cells);
  }

  private static void addLists(TaskGraph graph, FrameArrays a) {
    graph
        .task(
            "group", TileKernel::group, a.records, a.nearest, a.boxes, a.extents, a.cells, a.groups)
        .task(
            "count",
            TileKernel::count,
            a.frame,
            a.records,
            a.boxes,
            a.counts,
            a.cells,
            a.groups,
            a.tiles)
        .task(
            "place",
            TileKernel::place,
            a.frame,
            a.counts,
            a.extents,
            a.starts,
            a.depths,
            a.needed,
            a.groups)
        .task(
            "fill",
            TileKernel::fill,
            a.frame,
            a.records,
            a.boxes,
            a.nearest,
            a.depths,
            a.starts,
            a.listed,
            a.buckets,
            a.cells,
            a.groups,
            a.tiles,
            a.room)
        .task(
            "rank",
            TileKernel::rank,
            a.frame,
            a.starts,
            a.listed,
            a.buckets,
            a.sorted,
            a.tiles,
            a.room);
  }

  private static void addPicture(TaskGraph graph, FrameArrays a) {
    graph
        .task(
            "draw",
            PixelKernel::draw,
            a.frame,
            a.texels,
            a.records,
            a.shapes,
            a.nearest,
            a.flatGain,
            a.depths,
            a.starts,
            a.sorted,
            a.source,
            a.surface,
            a.tiles,
            a.room)
        .task("edges", SmoothKernel::findEdges, a.frame, a.surface, a.marks, a.edges)
        .task("blend", SmoothKernel::blend, a.frame, a.source, a.marks, a.picture, a.pixels);
  }

  /** Draws what the arrays of the frame tell. */
  void run() {
    plan.execute();
  }

  String device() {
    TornadoDevice device = plan.getDevice(0);
    return "%s (%s)"
        .formatted(device.getPhysicalDevice().getDeviceName(), device.getTornadoVMBackend());
  }

  @Override
  public void close() {
    plan.freeDeviceMemory();
    try {
      plan.close();
    } catch (TornadoExecutionPlanException e) {
      throw new IllegalStateException("the device's memory cannot be freed", e);
    }
  }
}
