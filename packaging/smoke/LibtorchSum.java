import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.tensor.NativeThreads;

/** Loads libtorch and OpenBLAS as the trainer does, and multiplies two matrices: prints 27.0. */
final class LibtorchSum {
  public static void main(String[] args) {
    NativeThreads.use(1);
    System.out.println(torch.ones(3, 3).mm(torch.ones(3, 3)).sum().item_double());
  }
}
