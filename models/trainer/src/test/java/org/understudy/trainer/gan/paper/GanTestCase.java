package org.understudy.trainer.gan.paper;

import java.io.IOException;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.AfterEach;
import org.understudy.trainer.gan.tensor.Placement;

/** A test with models, a precision of its own and a scope that its tensors go with. */
abstract class GanTestCase {
  final GanFixture fixture;
  final Placement placement;
  private final PointerScope scope;

  GanTestCase(Placement placement) throws IOException {
    this.placement = placement;
    fixture = new GanFixture();
    scope = new PointerScope();
  }

  @AfterEach
  final void close() {
    scope.close();
    placement.close();
  }
}
