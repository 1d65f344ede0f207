package org.understudy.avatar.reference;

import org.understudy.avatar.deform.ScalarDeformer;
import org.understudy.avatar.deform.SheetDeformer;

class ScalarDeformerTest extends DeformerContract {
  @Override
  SheetDeformer deformer() {
    return new ScalarDeformer();
  }
}
