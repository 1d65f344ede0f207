package org.understudy.avatar.render;

import java.util.Optional;
import org.understudy.avatar.deform.KernelVerdict;

/**
 * Keeps from one run to the next which kernels were faster on this machine, so that they need not
 * be measured again. Safe for use by several threads.
 */
public interface BackendMemory {
  /** One that keeps nothing. */
  BackendMemory NONE =
      new BackendMemory() {
        @Override
        public Optional<KernelVerdict> recall() {
          return Optional.empty();
        }

        @Override
        public void keep(KernelVerdict verdict) {
          // whoever measures next time finds out again
        }
      };

  /** What was found on this machine, if anything. */
  Optional<KernelVerdict> recall();

  /** Keeps a finding; failing to does no harm and is not reported. */
  void keep(KernelVerdict verdict);
}
