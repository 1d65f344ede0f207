package org.understudy.avatar.reference;

import org.understudy.avatar.deform.SheetDeformer;
import org.understudy.avatar.deform.VectorDeformer;

class VectorDeformerTest extends DeformerContract {
  @Override
  SheetDeformer deformer() {
    return new VectorDeformer();
  }
}
